import { Alert, Button } from '@backstage/ui';
import { Untrusted } from './Untrusted.tsx';

/** Errors that people can act on, by name: what they mean to the reader, and what to do. */
const READING: Readonly<Record<string, readonly [title: string, advice: string]>> = {
  NotAllowedError: [
    'You may not see the posture of models',
    'Ask whoever runs this portal for the permission model-posture.model.read.',
  ],
  AuthenticationError: ['You are signed out', 'Reload the page and sign in again.'],
  NotFoundError: [
    'The backend does not answer this',
    'Whoever runs this portal must install the model-posture backend plugin, in the same version as this page.',
  ],
  TypeError: [
    'The backend cannot be reached',
    'The portal is down or the network is. What was shown before may have changed.',
  ],
};

/** Something could not be read: what, why, what to do, and a way to try again. */
export function ProblemPanel(props: {
  readonly title: string;
  readonly error: Error;
  readonly onRetry: () => void;
  /** Whether a page could not be read at all: the title of an error with a remedy is then what it means. */
  readonly reading?: boolean;
}) {
  const { title, error, onRetry, reading = false } = props;
  const [known, advice] = (reading ? READING[error.name] : undefined) ?? [];
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={known ?? title}
      description={
        <>
          {advice !== undefined && <>{advice} </>}
          <Untrusted text={error.message} />
        </>
      }
      customActions={
        <Button size="small" variant="secondary" onPress={onRetry}>
          Try again
        </Button>
      }
    />
  );
}
