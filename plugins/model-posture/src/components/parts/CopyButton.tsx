import { Button } from '@backstage/ui';
import { useEffect, useState } from 'react';
import { Icon } from './Icon.tsx';

const SHOWN_MS = 2000;

/** Copies a text to the clipboard and says so. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  useEffect(() => {
    if (state === 'idle') return undefined;
    const timer = setTimeout(() => setState('idle'), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () => {
    copyText(text).then(
      () => setState('copied'),
      () => setState('failed'),
    );
  };
  const word = { idle: 'Copy', copied: 'Copied', failed: 'Copying was refused' }[state];
  return (
    <>
      <Button
        size="small"
        variant="tertiary"
        aria-label={label}
        onPress={copy}
        iconStart={<Icon name={state === 'copied' ? 'check' : 'copy'} />}
      >
        {word}
      </Button>
      <span role="status" style={{ position: 'absolute', clipPath: 'inset(50%)' }}>
        {state === 'idle' ? '' : word}
      </span>
    </>
  );
}

async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
