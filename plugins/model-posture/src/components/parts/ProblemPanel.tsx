import { Alert, Button } from '@backstage/ui';
import { Untrusted } from './Untrusted.tsx';

/** Something could not be had: what, why, and a way to try again. */
export function ProblemPanel(props: {
  readonly title: string;
  readonly error: Error;
  readonly onRetry: () => void;
}) {
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={props.title}
      description={<Untrusted text={props.error.message} />}
      customActions={
        <Button size="small" variant="secondary" onPress={props.onRetry}>
          Try again
        </Button>
      }
    />
  );
}
