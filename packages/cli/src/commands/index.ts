import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { addApply } from './apply/command.ts';
import { addAudit } from './audit/command.ts';
import { addBuild } from './build/command.ts';
import { addComplete } from './complete/command.ts';
import { addCompletion } from './completion/command.ts';
import { addDocs } from './docs/command.ts';
import { addDoctor } from './doctor/command.ts';
import { addExplain } from './explain/command.ts';
import { addImport } from './import/command.ts';
import { addInit } from './init/command.ts';
import { addIntents } from './intents/command.ts';
import { addMatrix } from './matrix/command.ts';
import { addPackage } from './package/command.ts';
import { addPlan } from './plan/command.ts';
import { addProxmox } from './proxmox/command.ts';
import { addPublish } from './publish/command.ts';
import { addRemove } from './remove/command.ts';
import { addTemplate } from './template/command.ts';
import { addTrace } from './trace/command.ts';
import { addUses } from './uses/command.ts';
import { addValidate } from './validate/command.ts';
import { addView } from './view/command.ts';
import { addWhy } from './why/command.ts';

/** Adds one command to the command line. */
export type CommandDeclaration = (program: Command, context: Context) => void;

/** The commands of the npm package, in the order of the help. A checkout has `render`, too. */
export const COMMANDS: readonly CommandDeclaration[] = [
  addValidate,
  addBuild,
  addTemplate,
  addPlan,
  addPackage,
  addPublish,
  addApply,
  addRemove,
  addExplain,
  addWhy,
  addUses,
  addTrace,
  addMatrix,
  addIntents,
  addDocs,
  addDoctor,
  addInit,
  addImport,
  addAudit,
  addView,
  addProxmox,
  addCompletion,
  addComplete,
];
