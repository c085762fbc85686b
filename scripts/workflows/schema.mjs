import { registerHooks } from 'node:module';

// It imports its schema like bundlers do, without declaring it as JSON, which only Node refuses.
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    return found.url.endsWith('.json') && context.parentURL?.includes('workflow-parser')
      ? { ...found, importAttributes: { type: 'json' } }
      : found;
  },
});

const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } =
  await import('@actions/workflow-parser');
const { parseAction } = await import('@actions/workflow-parser/actions/action-parser');

/**
 * The errors of GitHub's own parser and schema for a file: members, types, expressions and their contexts.
 *
 * @param {string} name of the file: `action.yml` is an action, anything else a workflow
 * @param {string} content
 * @returns {Promise<string[]>}
 */
export async function schemaProblems(name, content) {
  const trace = new NoOperationTraceWriter();
  const isAction = name.endsWith('action.yml');
  const { context, value } = (isAction ? parseAction : parseWorkflow)({ name, content }, trace);
  const problems = context.errors.getErrors().map(({ message }) => message);
  if (isAction || value === undefined || problems.length > 0) return problems;
  // References between jobs are checked only here.
  const { errors = [] } = await convertWorkflowTemplate(context, value);
  return errors.map(({ Message }) => Message);
}
