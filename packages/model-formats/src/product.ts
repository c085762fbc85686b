const U64 = 2n ** 64n;

/**
 * The product of dimensions in order, or undefined when it exceeds 64 bits at any step, as the reference readers check
 * it (CWE-190). Exact: a number when it is safe, otherwise a bigint.
 */
export function shapeProduct(shape: readonly number[]): number | bigint | undefined {
  let product = 1;
  for (const dim of shape) {
    product *= dim;
    if (product > Number.MAX_SAFE_INTEGER) return exactProduct(shape);
  }
  return product;
}

function exactProduct(shape: readonly number[]): number | bigint | undefined {
  let product = 1n;
  for (const dim of shape) {
    product *= BigInt(dim);
    if (product >= U64) return undefined;
  }
  return product <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(product) : product;
}

/** Number of bytes that this many elements of this many bits need, rounded up; undefined when it exceeds 64 bits. */
export function byteSize(
  elements: number | bigint,
  bits: number,
): { readonly bytes: number | bigint; readonly whole: boolean } | undefined {
  const total = typeof elements === 'number' ? elements * bits : Infinity;
  if (total <= Number.MAX_SAFE_INTEGER)
    return { bytes: Math.ceil(total / 8), whole: total % 8 === 0 };
  const exact = BigInt(elements) * BigInt(bits);
  if (exact >= U64) return undefined;
  const bytes = (exact + 7n) / 8n;
  return {
    bytes: bytes <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(bytes) : bytes,
    whole: exact % 8n === 0n,
  };
}
