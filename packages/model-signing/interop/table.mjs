// The results of the pairs, for people and as data.

/** Passed and failed, by direction, signer and serialization. */
export function summary(rows) {
  const groups = {};
  for (const { direction, signer, serialization, problem } of rows) {
    const key = `${direction} | ${signer} | ${serialization}`;
    groups[key] ??= { passed: 0, of: 0 };
    groups[key].of += 1;
    if (problem === '') groups[key].passed += 1;
  }
  const failed = rows.filter(({ problem }) => problem !== '').length;
  return { passed: rows.length - failed, failed, groups };
}

/** Prints a line per group, every failure, and the closing count. */
export function print(rows) {
  const { passed, failed, groups } = summary(rows);
  for (const [name, group] of Object.entries(groups)) {
    console.log(`${String(group.passed).padStart(3)}/${group.of}  ${name}`);
  }
  for (const { direction, signer, serialization, model, problem } of rows) {
    if (problem === '') continue;
    console.log(`FAILED  ${direction} | ${signer} | ${serialization} | ${model}: ${problem}`);
  }
  console.log(`${passed} passed, ${failed} failed`);
}
