// Where the code decides who may: found in the text, and rewritten so that a test run can open one of them at a time.

/** Files with guards: commands, queries, policies, the doors. Not tests, not their examples. @param {string} file */
export const mayHoldGuards = (file) =>
  /\/src\/(modules|trpc|app\/api)\/.*\.ts$/.test(file) && !/\.test\.ts$|-(examples|scene|cases)\.ts$/.test(file);

const isPolicy = (file) => /\.policy\.ts$|\/accounts\/actor\.rules\.ts$/.test(file);
/** A call of a policy, of a predicate on the actor, or of authorize; not its import and not its definition. */
const CALL =
  /(?<![\w.]|function |async )(authorize|requireFreshProof|may[A-Z]\w*|is(?:Admin|Staff|Leader|Auditor|Gate|Holder|System|City)(?:Of)?|inProgramme|hasScope|administers)\(/g;
const RETURN = /\breturn (?=[^;]+;)/g;

/** The end of what opens at `open`, past strings, templates and comments. @param {string} text @param {number} open @param {string} stops */
function endOf(text, open, stops) {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    const c = text[i];
    if (c === "'" || c === '"' || c === '`') i = endOfString(text, i);
    else if (c === '/' && text[i + 1] === '/') i = text.indexOf('\n', i);
    else if ('([{'.includes(c)) depth++;
    else if (depth === 0 && stops.includes(c)) return i;
    else if (')]}'.includes(c)) depth--;
  }
  return -1;
}

function endOfString(text, open) {
  const quote = text[open];
  for (let i = open + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (quote === '`' && text[i] === '$' && text[i + 1] === '{') i = endOf(text, i + 2, '}');
    else if (text[i] === quote) return i;
  }
  return text.length;
}

/** A question about the actor that lets through when the answer is yes; not one that chooses between two ways. */
function isGuard(file, text, call, end) {
  if (!/^\s*(actor|act\.by|context\.actor)\b/.test(text.slice(call.index + call[0].length))) return false;
  const [before, after] = [text.slice(0, call.index), text.slice(end)];
  if (isPolicy(file)) {
    // One of several alternatives of an answer: open, it opens the whole answer, which is tried by itself.
    const [first, later] = [/return\s*$/.test(before), /\|\|\s*$/.test(before)];
    const [more, last] = [/^\s*\|\|/.test(after), /^\s*;/.test(after)];
    return !((first && more) || (later && (more || last)));
  }
  return call[1].startsWith('may') || /!$/.test(before) || /authorize\([^;]*$/.test(before.slice(-200));
}

/** True when all that authorize is given is one call of a policy: that call is a guard by itself. */
function isOnePolicy(text, from, to) {
  const [call] = text.slice(from, to).matchAll(CALL);
  return call?.index === 0 && endOf(text, from + call[0].length, ')') === to - 1;
}

const lineOf = (text, at) => text.slice(0, at).split('\n').length;
const inComment = (text, at) => /^\s*(\/\/|\*|\/\*)/.test(text.slice(text.lastIndexOf('\n', at) + 1, at));

/**
 * The guards of one file: each expression that, said to be true, lets somebody through.
 * @param {string} file as it is told to people @param {string} text
 * @returns {{ id: string, from: number, to: number, kind: 'expression' | 'statement' }[]}
 */
export function guardsOf(file, text) {
  const found = [];
  const add = (from, to, what, kind = 'expression') =>
    found.push({ id: `${file}:${lineOf(text, from)} ${what.replaceAll(/\s+/g, ' ').slice(0, 90)}`, from, to, kind });
  for (const call of text.matchAll(CALL)) {
    if (inComment(text, call.index)) continue;
    const args = call.index + call[0].length;
    const close = endOf(text, args, ')');
    if (close < 0) continue;
    if (call[1] === 'requireFreshProof') add(call.index, close + 1, text.slice(call.index, close + 1), 'statement');
    else if (call[1] !== 'authorize') {
      if (isGuard(file, text, call, close + 1)) add(call.index, close + 1, text.slice(call.index, close + 1));
    } else {
      const end = endOf(text, args, ',)');
      if (!isOnePolicy(text, args, end)) add(args, end, `authorize(${text.slice(args, end)})`);
    }
  }
  for (const answer of isPolicy(file) ? text.matchAll(RETURN) : []) {
    const from = answer.index + 'return '.length;
    const end = endOf(text, from, ';');
    const said = text.slice(from, end).trim();
    if (
      !inComment(text, answer.index) &&
      !/^(true|false|null|\{)/.test(said) &&
      !found.some((g) => g.from === from && g.to === end)
    )
      add(from, end, `return ${said}`);
  }
  return found.sort((a, b) => a.from - b.from || b.to - a.to);
}

/** The same file, in which each guard asks first whether it is the one that is open. @param {string} file @param {string} text */
export function withSwitches(file, text) {
  const marks = [];
  const guards = guardsOf(file, text);
  for (const [order, { id, from, to, kind }] of guards.entries()) {
    const open = `globalThis.__guardOpen(${JSON.stringify(id)})`;
    const [before, after] = kind === 'statement' ? [`(${open} ? undefined : `, ')'] : [`(${open} || `, ')'];
    marks.push({ at: from, order, text: before }, { at: to, order: -order, text: after });
  }
  // What opens first stands outside; what closes at one place closes from the inside out.
  marks.sort((a, b) => b.at - a.at || b.order - a.order);
  let out = text;
  for (const mark of marks) out = out.slice(0, mark.at) + mark.text + out.slice(mark.at);
  return out;
}
