/** Returns a function that says, line by line, whether a line is part of fenced code, fences included. */
export function codeFence(): (line: string) => boolean {
  let open = '';
  return (line) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark === undefined) return open !== '';
    if (open === '') open = mark;
    else if (mark.startsWith(open) && line.trim() === mark) open = '';
    return true;
  };
}
