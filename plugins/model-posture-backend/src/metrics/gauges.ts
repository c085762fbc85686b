import type { LoggerService } from '@backstage/backend-plugin-api';
import type { MetricsService, MetricsServiceObservable } from '@backstage/backend-plugin-api/alpha';
import type { ModelFigure } from '@weighbridge/backstage-plugin-model-posture-common';
import type { Figures } from '../store/figures.ts';
import type { Load } from '../weighing/bounded.ts';

export interface GaugeOptions {
  readonly load: () => Load;
  readonly figures: () => Promise<Figures>;
  readonly logger: LoggerService;
  readonly now: () => Date;
}

/**
 * Makes the instruments that are read at every collection. When the database does not answer, they report nothing
 * new, which is not the same as zero; the log says so.
 */
export function observeFleet(service: MetricsService, options: GaugeOptions): void {
  observeLoad(service, options.load);
  const models = service.createObservableGauge('weighbridge.models', {
    description: 'Models that the catalog lists, by state and gate',
    unit: '{model}',
  });
  const age = service.createObservableGauge('weighbridge.weighing.oldest.age', {
    description: 'Since the model that was weighed longest ago was weighed',
    unit: 's',
  });
  const figures = shared(options);
  const known = new Map<string, Attributes>();
  watch(models, options.logger, async (observe) => {
    const now = new Map((await figures()).models.map((figure) => [keyOf(figure), figure]));
    for (const [key, figure] of now) known.set(key, attributesOf(figure));
    // What no longer exists is zero: collections repeat values that are not updated.
    for (const [key, attributes] of known) observe(now.get(key)?.models ?? 0, attributes);
  });
  watch(age, options.logger, async (observe) => {
    const { oldestWeighing } = await figures();
    if (oldestWeighing === null) return;
    observe(Math.max(0, options.now().getTime() - oldestWeighing.getTime()) / 1000, {});
  });
}

/** Sums over replicas, unlike the figures of the fleet, which are the same in each. */
function observeLoad(service: MetricsService, load: () => Load): void {
  const running = service.createObservableUpDownCounter('weighbridge.weighing.active', {
    description: 'Weighings that run in this replica',
    unit: '{weighing}',
  });
  const waiting = service.createObservableUpDownCounter('weighbridge.weighing.queue.length', {
    description: 'Weighings that wait in this replica',
    unit: '{weighing}',
  });
  running.addCallback((result) => result.observe(load().running));
  waiting.addCallback((result) => result.observe(load().waiting));
}

type Attributes = Readonly<Record<string, string>>;
type Observe = (value: number, attributes: Attributes) => void;

function keyOf({ state, gate }: ModelFigure): string {
  return `${state} ${gate}`;
}

function attributesOf({ state, gate }: ModelFigure): Attributes {
  return { 'weighbridge.model.state': state, 'weighbridge.model.gate': gate ?? 'none' };
}

function watch(
  instrument: MetricsServiceObservable,
  logger: LoggerService,
  look: (observe: Observe) => Promise<void>,
): void {
  instrument.addCallback(async (result) => {
    try {
      await look((value, attributes) => result.observe(value, { ...attributes }));
    } catch (error) {
      logger.warn('The models cannot be counted', error instanceof Error ? error : undefined);
    }
  });
}

/** One database query for all instruments of one collection. */
function shared({ figures }: GaugeOptions): () => Promise<Figures> {
  let asked: Promise<Figures> | undefined;
  return () => {
    asked ??= figures().finally(() => {
      asked = undefined;
    });
    return asked;
  };
}
