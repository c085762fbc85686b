/** @typedef {import('./boms.mjs').Bill} Bill */

/**
 * The log of a run: its commit and library, and the result for every bill.
 *
 * @param {readonly Bill[]} bills
 * @param {readonly (string | null)[]} errors what is wrong, in the order of the bills; null for nothing
 * @param {{ commit: string, library: string }} run
 */
export function billsLog(bills, errors, { commit, library }) {
  const folders = new Set(bills.map(({ row }) => row.id)).size;
  const lines = bills.map((bill, i) => lineOf(bill, errors[i] ?? null));
  return [
    `commit ${commit}`,
    `node ${process.version}`,
    `cyclonedx-python-lib ${library}, JsonStrictValidator`,
    `${folders} folders, ${bills.length} bills, ${wrongOf(bills, errors)} invalid or not the same twice`,
    ...lines,
    '',
  ].join('\n');
}

/**
 * How many bills are invalid or differ the second time.
 *
 * @param {readonly Bill[]} bills
 * @param {readonly (string | null)[]} errors
 */
export function wrongOf(bills, errors) {
  return bills.filter(({ same }, i) => !same || errors[i] !== null).length;
}

/** @param {Bill} bill @param {string | null} error */
function lineOf({ row, version, sha256, claims, same }, error) {
  const twice = same ? 'same twice' : 'NOT THE SAME TWICE';
  const valid = error === null ? 'valid' : `INVALID ${error.replaceAll(/\s+/g, ' ').slice(0, 300)}`;
  return `${row.name} ${row.version}: CycloneDX ${version} ${valid}, ${twice}, ${claims} claims, ${sha256.slice(0, 12)}`;
}
