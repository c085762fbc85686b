import { Untrusted } from '../parts/Untrusted.tsx';

/**
 * Addresses that a citation may link to begin with one of these: where the maintainers
 * of standards, formats and weaknesses publish them, and no one else can add pages.
 */
const PREFIXES: readonly string[] = [
  'https://cwe.mitre.org/',
  'https://cyclonedx.org/',
  'https://datatracker.ietf.org/doc/',
  'https://github.com/huggingface/safetensors',
  'https://github.com/onnx/onnx/blob/',
  'https://huggingface.co/docs/',
  'https://numpy.org/doc/',
  'https://nvd.nist.gov/vuln/',
  'https://onnx.ai/',
  'https://protobuf.dev/',
  'https://pytorch.org/docs/',
  'https://spdx.github.io/spdx-spec/',
  'https://spdx.org/',
  'https://www.rfc-editor.org/',
  'https://www.unicode.org/',
];

const CWE = /^CWE-(\d{1,5})$/;

/** The address that a citation may link to, or undefined: then it is shown as text. */
export function linkOf(source: string): string | undefined {
  const cwe = CWE.exec(source)?.[1];
  if (cwe !== undefined) return `https://cwe.mitre.org/data/definitions/${cwe}.html`;
  const href = URL.parse(source)?.href;
  return PREFIXES.some((prefix) => href?.startsWith(prefix)) ? href : undefined;
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
