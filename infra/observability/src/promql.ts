import type { SyntaxNode } from '@lezer/common'
import { parser } from '@prometheus-io/lezer-promql'

/** What an expression takes of one metric. */
export interface Use {
  metric: string
  labels: Set<string>
  /** Values that a label is compared with. */
  values: { label: string; value: string }[]
}

/** Where an expression cannot be read; empty when it is well formed. */
export function syntaxErrors(promql: string): string[] {
  const errors: string[] = []
  parser.parse(promql).iterate({
    enter(node) {
      if (node.type.isError) errors.push(promql.slice(Math.max(0, node.from - 20), node.to + 20))
    },
  })
  return errors
}

/** Every metric in an expression, with the labels that it is selected and summed by. */
export function usesOf(promql: string): Use[] {
  const text = (node: SyntaxNode) => promql.slice(node.from, node.to)
  return nodesOf(parser.parse(promql).topNode, 'VectorSelector').map((selector) => {
    const [name] = nodesOf(selector, 'Identifier')
    const values = nodesOf(selector, 'UnquotedLabelMatcher').flatMap((matcher) => {
      const [label, value] = [...nodesOf(matcher, 'LabelName'), ...nodesOf(matcher, 'StringLiteral')].map(
        text,
      )
      const words = (value ?? '').slice(1, -1).split('|')
      return words.map((word) => ({ label: label ?? '', value: word }))
    })
    const labels = new Set(values.map(({ label }) => label))
    for (let around = selector.parent; around; around = around.parent) {
      if (around.name !== 'AggregateExpr') continue
      for (const modifier of around.getChildren('AggregateModifier')) {
        for (const label of nodesOf(modifier, 'LabelName')) labels.add(text(label))
      }
    }
    return { metric: name === undefined ? '' : text(name), labels, values }
  })
}

function nodesOf(node: SyntaxNode, name: string): SyntaxNode[] {
  const found: SyntaxNode[] = []
  node.cursor().iterate((one) => {
    if (one.name === name) found.push(one.node)
  })
  return found
}
