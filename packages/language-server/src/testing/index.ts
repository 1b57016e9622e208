export { CAPABILITIES, Editor, positionOf, type EditorOptions } from './editor.ts';
