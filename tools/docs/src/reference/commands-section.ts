import { codeSpan, tableText } from '@netloom/chart-kit';
import { declaredCommands } from '@netloom/cli/declared';
import type { Command } from 'commander';
import { table } from '../table.ts';

/** Every command as it is declared: what its help says, in tables. */
export function commandsSection(): string {
  let printed = '';
  const commands = declaredCommands((text) => (printed += text));
  return commands
    .map((command) => {
      printed = '';
      command.outputHelp();
      return describeCommand(command, beforeUsage(printed));
    })
    .join('\n\n');
}

function describeCommand(command: Command, examples: string): string {
  const help = command.createHelp();
  const operands = help
    .visibleArguments(command)
    .map((argument) => [codeSpan(argument.name()), tableText(help.argumentDescription(argument))]);
  const options = help
    .visibleOptions(command)
    .filter(({ long }) => long !== '--help')
    .map((option) => [
      codeSpan(help.optionTerm(option)),
      tableText(withCode(help.optionDescription(option))),
    ]);
  return [
    `## ${nameOf(command)}`,
    `${command.description()}.`.replace(/^./, (first) => first.toUpperCase()),
    fence(help.commandUsage(command)),
    ...(operands.length === 0 ? [] : [table(['Argument', 'What it is'], operands)]),
    ...(options.length === 0 ? [] : [table(['Option', 'What it does'], options)]),
    ...(examples === '' ? [] : [fence(examples)]),
  ].join('\n\n');
}

function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
}

/** What the help shows before its usage: examples and exit codes. */
function beforeUsage(help: string): string {
  return help.slice(0, help.indexOf('Usage: ')).trimEnd();
}

/** `(choices: "a", "b", default: "a")` with the values as code. */
function withCode(description: string): string {
  return description.replaceAll(/"([^"]*)"/g, '`$1`');
}

function fence(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``;
}
