import { Text } from '@backstage/ui';
import { Untrusted } from '../components/parts/Untrusted.tsx';
import { definePanel } from './panel.ts';
import type { PanelProps } from './panel.ts';
import { PanelTable } from './PanelTable.tsx';
import { objects, text } from './read.ts';

function Panel({ payload }: PanelProps) {
  const licences = objects(payload, 'licences');
  if (licences.length === 0) return <Text as="p">No licence was found.</Text>;
  return (
    <PanelTable
      caption="Licences as found"
      columns={['Expression', 'Tier', 'Where']}
      rows={licences.map((licence) => [
        <Untrusted
          key="expression"
          code={text(licence, 'problem') === undefined}
          text={text(licence, 'problem') ?? text(licence, 'expression') ?? ''}
        />,
        <Untrusted key="tier" text={text(licence, 'tier') ?? ''} />,
        <Untrusted key="locator" code text={text(licence, 'locator') ?? ''} />,
      ])}
    />
  );
}

/** Under which terms the model may be used. */
export const bomLicence = definePanel({ type: 'bom/licence', title: 'Licences', Panel });
