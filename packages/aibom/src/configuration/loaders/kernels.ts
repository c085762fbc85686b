import { kernelCode } from '../../rules.ts';
import { defineLoaderRule } from '../loader-rule.ts';

/** `organisation/repository`, with a revision and a function: the pattern of the library itself. */
const KERNEL = /^(?:paged\|)?[^/:\s]+\/[^/:\s]+(?:@[^/:]+)?(?::[^/:]+)?$/;
const MEMBERS = /(?:attn|attention|experts)_implementation|^kernel_(?:config|mapping)$/;

/** Kernels that transformers downloads from a hub and runs, named where an implementation is chosen. */
export const kernels = defineLoaderRule({
  id: 'hub-kernels',
  citations: [
    'https://huggingface.co/docs/transformers/attention_interface',
    'https://nvd.nist.gov/vuln/detail/CVE-2026-4372',
  ],
  telling: () => ['_implementation', 'kernel_'],
  watches: (name) => MEMBERS.test(name),
  scalar({ value }) {
    if (value.kind !== 'string' || !KERNEL.test(value.text.trim())) return undefined;
    return {
      rule: kernelCode,
      does: 'names a repository whose kernels the loader downloads and runs',
      reference: value.text.trim(),
    };
  },
});
