import { Flex, Text } from '@backstage/ui';
import { MODEL_ANNOTATION } from '@weighbridge/backstage-plugin-model-posture-common';
import { CopyButton } from './CopyButton.tsx';
import styles from './AddModelHelp.module.css';

const ANNOTATION = `metadata:
  annotations:
    ${MODEL_ANNOTATION}: models/fraud-scorer`;

const SOURCES = `weighbridge:
  sources:
    - type: folder
      name: models
      path: /srv/models`;

/** "How do I get my model here?": two steps, each with text to copy. */
export function AddModelHelp({ heading: Heading = 'h2' }: { readonly heading?: 'h2' | 'h3' }) {
  return (
    <Flex direction="column" gap="3" className={styles.help}>
      <Text as={Heading} variant="title-x-small" weight="bold">
        How do I get my model here?
      </Text>
      <Step
        text="Name the folder that holds your models in app-config.yaml:"
        code={SOURCES}
        label="Copy the configuration"
      />
      <Step
        text="State which model an entity is, in its catalog-info.yaml: the source's name, then the folder below it."
        code={ANNOTATION}
        label="Copy the annotation"
      />
      <Text as="p" color="secondary">
        The model is weighed as soon as the catalog has read the entity, within a minute or two.
      </Text>
    </Flex>
  );
}

function Step(props: { readonly text: string; readonly code: string; readonly label: string }) {
  return (
    <div>
      <Text as="p">{props.text}</Text>
      <div className={styles.snippet}>
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable box must be reachable by keyboard */}
        <pre className={styles.code} tabIndex={0}>
          {props.code}
        </pre>
        <CopyButton text={props.code} label={props.label} />
      </div>
    </div>
  );
}
