/**
 * Whether a JSON number denotes a whole number, exactly and not by rounding: `1000000000.0` and `1e9` do,
 * `16.00000000000000001` and `1e-400` do not, though `Number` turns all four into whole numbers.
 *
 * @param text - one number token of JSON's grammar
 */
export function isIntegerText(text: string): boolean {
  const [mantissa = '', exponent = '0'] = text.replace(/^-/, '').split(/e/i);
  return isWhole(mantissa, exponent);
}

function isWhole(mantissa: string, exponent: string): boolean {
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = (whole + fraction).replace(/0+$/, '');
  if (digits === '') return true;
  const dropped = whole.length + fraction.length - digits.length;
  return Number(exponent) - fraction.length + dropped >= 0;
}
