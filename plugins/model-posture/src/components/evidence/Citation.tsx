import { Untrusted } from '../parts/Untrusted.tsx';

/**
 * Hosts that a citation may link to: where standards, specifications and weaknesses are published.
 * Nobody can host a page of their own there.
 */
const HOSTS: ReadonlySet<string> = new Set([
  'cwe.mitre.org',
  'cyclonedx.org',
  'datatracker.ietf.org',
  'nvd.nist.gov',
  'onnx.ai',
  'spdx.org',
  'www.rfc-editor.org',
  'www.unicode.org',
]);

const CWE = /^CWE-(\d{1,5})$/;

/** The address that a citation may link to, or undefined: then it is shown as text. */
export function linkOf(source: string): string | undefined {
  const cwe = CWE.exec(source)?.[1];
  if (cwe !== undefined) return `https://cwe.mitre.org/data/definitions/${cwe}.html`;
  const url = URL.parse(source);
  if (url === null || url.protocol !== 'https:' || url.port !== '') return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  return HOSTS.has(url.hostname) ? url.href : undefined;
}

/** Where a rule's definition is written down. */
export function Citation({ source }: { readonly source: string }) {
  const href = linkOf(source);
  if (href === undefined) return <Untrusted text={source} />;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      <Untrusted text={source} />
    </a>
  );
}
