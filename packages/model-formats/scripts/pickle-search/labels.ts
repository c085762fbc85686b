import type { Random } from '../fuzz/random.ts';

/** Words of public class lists; many begin with a letter that is also a pickle opcode. */
const WORDS =
  'person bicycle car motorcycle airplane bus train truck boat traffic-light fire_hydrant stop_sign bench bird cat dog ' +
  'horse sheep cow elephant bear zebra giraffe backpack umbrella handbag tie suitcase frisbee skis snowboard kite cup fork ' +
  'knife spoon bowl banana apple sandwich orange broccoli carrot pizza donut cake chair couch bed toilet tv laptop mouse ' +
  'remote keyboard oven sink clock vase scissors Pedestrian Cyclist Van Truck Person_sitting Tram Misc DontCare Rickshaw ' +
  'cyclist rider road sidewalk building wall fence pole vegetation terrain sky caravan trailer zero one two three Iris ' +
  'setosa versicolor virginica Normal Pneumonia COVID-19 Neutral Positive Negative N V S F Q yes no true false spam ham ' +
  'anger joy fear sadness love surprise B-PER I-PER B-LOC I-LOC O LABEL_0 LABEL_1 Xylophone Jeep Quail Iguana goldfish ' +
  'tench Goldfinch ostrich Barn-owl tree_frog box_turtle Café Größe 猫 собака bag can .venv .git x y z 0 1 2 3 10 42 0.5';
const pool = WORDS.split(' ');
const SEPARATORS = ['\n', '\n', '\n', '\r\n', ' ', ',', '\t', '\n\n'];
const ENDS = ['\n', '', '\n\n', '.\n', '\r\n'];

/** A random class list, vocabulary or one-column table, with a plausible name. */
export function randomLabels(random: Random): { readonly path: string; readonly text: string } {
  const count = 1 + random.below(random.below(4) === 0 ? 400 : 12);
  const separator = random.pick(SEPARATORS);
  const spell = random.pick<(word: string, i: number) => string>([
    (word) => word,
    (word) => word,
    (word) => word.toUpperCase(),
    (word) => `${word[0]?.toUpperCase()}${word.slice(1)}`,
    (word, i) => `${i}: ${word}`,
    (word) => `${word} ${random.pick(pool)}`,
    (word) => (random.below(3) === 0 ? `(${word})` : word),
    (word) => [...word][random.below([...word].length)] ?? word,
  ]);
  const lines = Array.from({ length: count }, (_, i) => spell(random.pick(pool), i));
  return {
    path: random.pick([
      'labels.txt',
      'classes.txt',
      'vocab.txt',
      'data.csv',
      'README.md',
      'LICENSE',
    ]),
    text: `${lines.join(separator)}${random.pick(ENDS)}`,
  };
}
