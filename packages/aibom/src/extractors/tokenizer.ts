import { sha256Digest } from '@weighbridge/core';
import { claimList } from '../claims.ts';
import { defineExtractor } from '../extractor.ts';
import type { ClaimList, ModelFiles } from '../extractor.ts';
import { asList, at, isRecord, member } from '../text.ts';

const CONFIG = 'tokenizer_config.json';
const TEMPLATE_FILE = 'chat_template.jinja';
const TEMPLATE_JSON = 'chat_template.json';
const PROCESSOR = 'processor_config.json';
/** Named templates: the file name is the template's name. */
const MORE_TEMPLATES = /^additional_chat_templates\/([^/]+)\.jinja$/;

/** Files that turn text into tokens; their hashes are in the BOM, but their content is not read. */
const TOKENIZER_FILES: readonly RegExp[] = [
  /^tokenizer\.(?:json|model(?:\.v\d+(?:m\d+)?)?|spm|bin|tiktoken)$/,
  /^tekken\.json$/,
  /^(?:vocab|encoder|merges)\.(?:json|txt|bpe|model)$/,
  /^(?:spiece|spm|sentencepiece|sentencepiece\.bpe|source|target|dict[^/]*)\.(?:model|spm|txt|vocab)$/,
  /^[\w.-]+\.(?:tiktoken|spm|bpe)$/,
  /^(?:bpe\.codes|codes\.bpe|added_tokens\.json|special_tokens_map\.json|entity_vocab\.json)$/,
];

/** The tokenizer and the chat template, which is a program that shapes every prompt. */
export const tokenizer = defineExtractor({
  id: 'tokenizer',
  title: 'Tokenizer and chat template',
  citations: ['https://huggingface.co/docs/transformers/chat_templating'],
  async extract(files) {
    const list = claimList('declared', files.limits);
    for (const { path } of files.files) {
      if (TOKENIZER_FILES.some((name) => name.test(path)))
        list.add('tokenizer.file', path, path, 'measured');
    }
    const config = await files.json(CONFIG);
    const type = member(config, 'tokenizer_class');
    if (typeof type === 'string') list.add('tokenizer.class', type, at(CONFIG, 'tokenizer_class'));
    addLength(list, member(config, 'model_max_length'));
    addTemplates(list, member(config, 'chat_template'), CONFIG);
    await addTemplateFiles(list, files);
    return list;
  },
});

/** Libraries write 1e30 for "no limit", which is not a length. */
function addLength(list: ClaimList, length: unknown): void {
  if (typeof length === 'number' && Number.isSafeInteger(length)) {
    list.add('tokenizer.maxLength', length, at(CONFIG, 'model_max_length'));
  }
}

async function addTemplateFiles(list: ClaimList, files: ModelFiles): Promise<void> {
  const text = await files.text(TEMPLATE_FILE);
  if (text !== undefined) addTemplate(list, 'default', text, TEMPLATE_FILE);
  if (files.has(TEMPLATE_JSON)) {
    addTemplates(list, member(await files.json(TEMPLATE_JSON), 'chat_template'), TEMPLATE_JSON);
  }
  for (const { path } of files.files) {
    const name = MORE_TEMPLATES.exec(path)?.[1];
    const more = name === undefined ? undefined : await files.text(path);
    if (name !== undefined && more !== undefined) addTemplate(list, name, more, path);
  }
  if (files.has(PROCESSOR)) {
    const processor = await files.json(PROCESSOR);
    addTemplates(list, member(processor, 'chat_template'), PROCESSOR, 'processor');
  }
}

/** One template, or a list of named ones. */
function addTemplates(list: ClaimList, value: unknown, path: string, lone = 'default'): void {
  if (typeof value === 'string') {
    addTemplate(list, lone, value, at(path, 'chat_template'));
    return;
  }
  for (const [i, item] of asList(value).entries()) {
    if (!isRecord(item)) continue;
    const name = member(item, 'name');
    const template = member(item, 'template');
    if (typeof template !== 'string') continue;
    addTemplate(
      list,
      typeof name === 'string' ? name : String(i),
      template,
      at(path, 'chat_template', i, 'template'),
    );
  }
}

/** The template's identity: its digest, not its text. */
function addTemplate(list: ClaimList, name: string, text: string, locator: string): void {
  const bytes = new TextEncoder().encode(text);
  const value = { name, digest: sha256Digest(bytes), sizeBytes: bytes.byteLength };
  list.add('tokenizer.chatTemplate', value, locator, 'measured');
}
