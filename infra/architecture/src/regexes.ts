import { isTest, withoutComments } from './imports.ts'
import type { Source } from './sources.ts'

/** What a regular expression literal can follow. */
const LITERAL =
  /(?:^|[=(,:[!&|?{};\n]|return|=>)\s*\/((?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/[dgimsuvy]*/g
/** A group that holds something repeated without end and is itself so repeated: it can try exponentially many ways to fail. */
const NESTED = /\((?:[^()\\]|\\.)*(?:[+*]|\{\d+,\})(?:[^()\\]|\\.)*\)(?:[+*]|\{\d+,\})/
/** A repetition of nearly everything, followed by another of the same: quadratic in a text that somebody made long. */
const ADJOINING = /(?:\.|\\s|\\S|\\w)[+*](?:\.|\\s|\\S|\\w)[+*]/

/** The repository's own expressions that a hostile text can keep busy, as `path: expression`. */
export function slowRegexes(sources: readonly Source[]): string[] {
  return sources
    .filter(({ path }) => /^(gateway|services|infra\/runtime|infra\/local)\//.test(path) && !isTest(path))
    .flatMap(({ path, text }) =>
      [...withoutComments(text).matchAll(LITERAL)]
        .map((match) => withoutClasses(match[1] ?? ''))
        .filter((expression) => NESTED.test(expression) || ADJOINING.test(expression))
        .map((expression) => `${path}: ${expression}`),
    )
}

/** What stands in brackets is one letter, whatever it holds. */
function withoutClasses(expression: string): string {
  return expression.replace(/\[(?:[^\]\\]|\\.)*\]/g, 'c')
}
