import { Button, Flex, Text } from '@backstage/ui';

/** Says that nothing matches, with a way back to what does. */
export function Nothing(props: {
  readonly text: string;
  readonly action: string;
  readonly onAction: () => void;
}) {
  return (
    <Flex align="center" gap="3">
      <Text as="p">{props.text}</Text>
      <Button size="small" variant="secondary" onPress={props.onAction}>
        {props.action}
      </Button>
    </Flex>
  );
}
