import { Flex, Text } from '@backstage/ui';
import type { FleetChecklist } from '@weighbridge/backstage-plugin-model-posture-common';
import { plural } from '@weighbridge/core/view';
import { useArrival } from '../../hooks/useArrival.ts';
import type { CallState } from '../../hooks/useCall.ts';
import { AddModelHelp } from '../parts/AddModelHelp.tsx';
import { Age } from '../parts/Age.tsx';
import { Announcement } from '../parts/Announcement.tsx';
import { Nothing } from '../parts/Nothing.tsx';
import { ProblemPanel } from '../parts/ProblemPanel.tsx';
import { ChecklistSkeleton } from './ChecklistSkeleton.tsx';
import { ChecklistTable } from './ChecklistTable.tsx';
import { ChecklistTools } from './ChecklistTools.tsx';
import { GateCounts } from './GateCounts.tsx';
import { headlineOf, practicesOf, sayIfEnforced } from './headline.ts';
import { Meanings } from './Meanings.tsx';
import { Notices } from './Notices.tsx';
import { OtherControls } from './OtherControls.tsx';
import { useChecklist } from './useChecklist.ts';
import { useChecklistQuery } from './useChecklistQuery.ts';
import type { ChecklistView as View } from './useChecklistQuery.ts';
import styles from './Checklist.module.css';

/** The gate and the ten lines of the checklist over every model: what both frontend systems show first. */
export function ChecklistView() {
  const view = useChecklistQuery();
  const call = useChecklist(view.owner, view.live);
  return (
    <Flex direction="column" gap="4" className={styles.page}>
      <Head call={call} view={view} />
      {call.error !== undefined && (
        <ProblemPanel
          title={
            call.value === undefined
              ? 'The checklist could not be read'
              : 'The checklist could not be counted again; what follows is the last count'
          }
          error={call.error}
          onRetry={call.again}
          reading={call.value === undefined}
        />
      )}
      <Body call={call} view={view} />
    </Flex>
  );
}

function Head({
  call: { value, pending },
  view,
}: {
  readonly call: CallState<FleetChecklist>;
  readonly view: View;
}) {
  const heading = useArrival<HTMLHeadingElement>();
  const filled = value !== undefined && value.totalModels > 0;
  return (
    <div className={styles.head}>
      <div className={styles.lead}>
        <h2 ref={heading} tabIndex={-1} className={styles.headline}>
          {filled ? headlineOf(value) : 'The gate of every model'}
        </h2>
        <Text as="p" color="secondary">
          {value === undefined ? (
            'Counting what is known of every model.'
          ) : (
            <>
              {plural(value.totalModels, 'model')}, counted <Age at={value.countedAt} />
            </>
          )}
        </Text>
      </div>
      <ChecklistTools view={view} ready={value !== undefined} />
      <Announcement text={pending || !filled ? '' : headlineOf(value)} />
    </div>
  );
}

function Body({ call, view }: { readonly call: CallState<FleetChecklist>; readonly view: View }) {
  const { value, error } = call;
  if (value === undefined) return error === undefined ? <ChecklistSkeleton /> : null;
  if (value.totalModels === 0) {
    return view.owner === '' ? (
      <AddModelHelp />
    ) : (
      <Nothing
        text="This owner has no model that you may see."
        action="Show all owners"
        onAction={() => view.setOwner('')}
      />
    );
  }
  const ifEnforced = sayIfEnforced(value);
  return (
    <>
      <GateCounts gate={value.gate} owner={view.owner} />
      {ifEnforced && <Text as="p">{ifEnforced}</Text>}
      <Notices notices={value.notices} owner={view.owner} />
      <Text as="p" color="secondary">
        {practicesOf(value)}
      </Text>
      <ChecklistTable
        lines={value.lines}
        view={view}
        name="Practice"
        caption="Models by their answer to each line of the checklist"
      />
      <OtherControls checklist={value} view={view} />
      <Meanings />
    </>
  );
}
