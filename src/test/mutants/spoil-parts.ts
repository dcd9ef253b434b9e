import type { Part } from '@/modules/imports/reading/file-examples';
import type { Dice } from '../../../scripts/demo/chance';
import { spoilXml } from './spoil-xml';

type Spoil = (parts: readonly Part[], at: number, dice: Dice) => Part[];

const with_ = (parts: readonly Part[], at: number, change: (part: Part) => Part): Part[] =>
  parts.map((part, index) => (index === at ? change(part) : part));
const NAMES = ['', '/', '../../etc/passwd', 'C:\\x', 'xl\\workbook.xml', 'xl/vbaProject.bin', 'xl/workbook.bin', 'a/'];
const SIZES = [0, 1, 0x7fffffff, 0xffffffff];
/** Encrypted, sizes after the data, strong encryption, names in UTF-8, masked headers. */
const FLAGS = [1, 8, 0x40, 0x800, 0x2000];
const MEGABYTE = 1024 * 1024;

const SPOILS: Readonly<Record<string, Spoil>> = {
  'a part gone': (parts, at) => parts.filter((_, index) => index !== at),
  'a part twice': (parts, at) => [...parts, ...parts.slice(at, at + 1)],
  'two contents swapped': (parts, at, dice) => {
    const other = dice.below(parts.length);
    const [one, two] = [parts[at]?.content ?? '', parts[other]?.content ?? ''];
    return parts.map((part, index) =>
      index === at ? { ...part, content: two } : index === other ? { ...part, content: one } : part,
    );
  },
  'parts in another order': (parts, _at, dice) => dice.shuffle(parts),
  'a part renamed': (parts, at, dice) => with_(parts, at, (part) => ({ ...part, name: dice.pick(NAMES) })),
  'a name in capitals': (parts, at) => with_(parts, at, (part) => ({ ...part, name: part.name.toUpperCase() })),
  'a size that lies': (parts, at, dice) =>
    with_(parts, at, (part) => ({
      ...part,
      declaredSize: dice.pick([...SIZES, part.content.length - 1, part.content.length + 1].filter((size) => size >= 0)),
    })),
  'flags set': (parts, at, dice) => with_(parts, at, (part) => ({ ...part, flags: dice.pick(FLAGS) })),
  'a part emptied': (parts, at) => with_(parts, at, (part) => ({ ...part, content: '' })),
  'a part inside itself': (parts, at) =>
    with_(parts, at, (part) => ({
      ...part,
      content: Buffer.concat([Buffer.from(part.content), Buffer.from(part.content)]),
    })),
  'hundreds of parts': (parts, _at, dice) => [
    ...parts,
    ...Array.from({ length: dice.between(150, 400) }, (_, index) => ({ name: `xl/media/${index}.bin`, content: 'x' })),
  ],
  'a part of megabytes': (parts, at, dice) =>
    with_(parts, at, (part) => ({
      ...part,
      content: Buffer.alloc(dice.pick([5, 20, 104]) * MEGABYTE, dice.pick([' ', '<', 'a'])),
    })),
};
const XML = 'its XML';
/** Most of what can go wrong goes wrong in the XML; a bomb takes a second to make. */
const WEIGHTED = [
  ...Object.keys(SPOILS).flatMap((how) => (how === 'a part of megabytes' ? [how] : [how, how, how, how])),
  ...Array.from({ length: 80 }, () => XML),
];

/** The parts of a workbook spoilt in one way, and its name. */
export function spoilParts(parts: readonly Part[], dice: Dice): { readonly parts: Part[]; readonly how: string } {
  const how = dice.pick(WEIGHTED);
  const at = dice.below(parts.length);
  const part = parts[at];
  if (how !== XML || !part) return { parts: SPOILS[how]?.(parts, at, dice) ?? [...parts], how };
  const spoilt = spoilXml(part.content.toString(), dice);
  return { parts: with_(parts, at, () => ({ ...part, content: spoilt.xml })), how: `${part.name}: ${spoilt.how}` };
}
