import { Alert, Button } from '@backstage/ui';
import { Untrusted } from './Untrusted.tsx';

/** Errors that people can do something about, by name: what it means for reading, and what to do. */
const READING: Readonly<Record<string, readonly [title: string, advice: string]>> = {
  NotAllowedError: [
    'You may not see the posture of models',
    'Ask whoever runs this portal for the permission model-posture.model.read.',
  ],
  AuthenticationError: ['You are signed out', 'Reload the page and sign in again.'],
  NotFoundError: [
    'The backend does not answer this',
    'Whoever runs this portal has to install the model-posture backend plugin, of the same version as this page.',
  ],
  TypeError: [
    'The backend cannot be reached',
    'The portal is down or the network is. What was shown before may have changed.',
  ],
};

/** Something could not be had: what, why, what to do, and a way to try again. */
export function ProblemPanel(props: {
  readonly title: string;
  readonly error: Error;
  readonly onRetry: () => void;
  /** Whether a page could not be read at all: then errors that have a remedy are called by what they mean. */
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
