export const FOLDER_PATH = /^[A-Za-z0-9_][A-Za-z0-9_.-]*(\/[A-Za-z0-9_][A-Za-z0-9_.-]*)*$/;
export const LONGEST_FOLDER_PATH = 256;

/** Whether Argo CD's files take the path of a folder. */
export function isFolderPath(text: string): boolean {
  return text.length <= LONGEST_FOLDER_PATH && FOLDER_PATH.test(text);
}
