export { decodeFacts, encodeFacts, type EncodedFacts } from './facts-codec.ts';
