import { say } from '../lib/say.mjs';
import { bringToolchain } from '../lib/toolchain.mjs';

export async function main() {
  await bringToolchain();
  say('Ready.');
}
