// Every command prints, so that each loads these two files; the index of their package is large, and behind import().
export { concealTexts } from '@netloom/diagnostics/conceal';
export {
  visible,
  visibleData,
  visibleJson,
  visibleJsonText,
  visibleMessages,
} from '@netloom/diagnostics/visible';
