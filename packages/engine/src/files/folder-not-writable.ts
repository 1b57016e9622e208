import { visible } from '@netloom/diagnostics';
import { EXIT, NetloomError } from '@netloom/diagnostics/error';

/** The user may not write into a folder, or its file system is mounted read-only. */
export class FolderNotWritable extends NetloomError {
  override readonly name = 'FolderNotWritable';
  override readonly exit = EXIT.environment;

  constructor(folder: string, options: ErrorOptions) {
    super(
      `this user cannot write into ${visible(folder)}: run as its owner, or change the owner or the mode of the folder.`,
      options,
    );
  }
}
