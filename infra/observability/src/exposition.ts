/** By the metric's name, by label: the values that are there. */
export type Exposed = Map<string, Map<string, Set<string>>>

const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? \S+$/
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g

/** What a process tells at `/metrics`, in Prometheus's text format. */
export function readExposition(text: string, into: Exposed = new Map()): Exposed {
  for (const line of text.split('\n')) {
    const [, metric, labels = ''] = SAMPLE.exec(line) ?? []
    if (metric === undefined) continue
    const known = into.get(metric) ?? new Map<string, Set<string>>()
    into.set(metric, known)
    for (const [, label = '', value = ''] of labels.matchAll(LABEL)) {
      known.set(label, (known.get(label) ?? new Set()).add(value))
    }
  }
  return into
}
