// What the search of the book uses; `npm run build` (see README.md) bundles it into minisearch.min.js.
export { default as MiniSearch } from "minisearch";
export { stemmer } from "stemmer";
