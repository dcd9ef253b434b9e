/** Index just after the brace that closes the one at `open`. Throws on an unbalanced message. */
function afterBrace(message: string, open: number): number {
  let depth = 0;
  for (let i = open; i < message.length; i += 1) {
    if (message[i] === '{') depth += 1;
    if (message[i] === '}') depth -= 1;
    if (depth === 0) return i + 1;
  }
  throw new Error(`Unbalanced brace in message: ${message}`);
}

/** The `{…}` groups standing at the top level of a text, without their braces. */
function groups(text: string): string[] {
  const found: string[] = [];
  let at = text.indexOf('{');
  while (at !== -1) {
    const end = afterBrace(text, at);
    found.push(text.slice(at + 1, end - 1));
    at = text.indexOf('{', end);
  }
  return found;
}

function argumentsIn(message: string): string[] {
  return groups(message).flatMap((group) => {
    const [name = '', type = '', ...rest] = group.split(',');
    const branching = ['plural', 'select', 'selectordinal'].includes(type.trim());
    return [name.trim(), ...(branching ? groups(rest.join(',')).flatMap(argumentsIn) : [])];
  });
}

/** Names an ICU message needs, sorted and once each: arguments, and rich-text tags as `<tag>`. */
export function icuArguments(message: string): string[] {
  const tags = [...message.matchAll(/<([a-z]\w*)>/gi)].map((match) => `<${match[1]}>`);
  return [...new Set([...argumentsIn(message), ...tags])].sort();
}
