import { describe, expect, test } from 'vitest'
import { readAlerts, readExpressions, readPanels, readRunbook } from './files.ts'
import { syntaxErrors, usesOf } from './promql.ts'

const alerts = readAlerts()

test('a mistake in an expression is seen, and what it asks for', () => {
  expect(syntaxErrors('sum(rate(a_total[5m])')).not.toEqual([])
  expect(syntaxErrors('sum by (le, x) (rate(a_total{y=~"p|q"}[5m])) > 1')).toEqual([])
  expect(usesOf('sum by (le, x) (rate(a_total{y=~"p|q"}[5m])) > b')).toEqual([
    {
      metric: 'a_total',
      labels: new Set(['le', 'x', 'y']),
      values: [
        { label: 'y', value: 'p' },
        { label: 'y', value: 'q' },
      ],
    },
    { metric: 'b', labels: new Set(), values: [] },
  ])
})

test.each(readExpressions())('$of asks Prometheus in its language: $promql', ({ promql }) => {
  expect(syntaxErrors(promql)).toEqual([])
})

describe('alerts', () => {
  test('each says what is wrong and how grave it is', () => {
    for (const { alert, annotations, labels } of alerts) {
      expect(alert).toMatch(/^[A-Z][A-Za-z]+$/)
      expect(annotations.summary.length).toBeGreaterThan(10)
      expect(['page', 'ticket']).toContain(labels.severity)
      expect(annotations.runbook).toBe(`docs/runbook.md#${alert.toLowerCase()}`)
    }
  })

  test('each has its section in the runbook, and no section is of an alert that is gone', () => {
    const [, chapter = ''] = readRunbook().split(/^## Alerts$/m)
    const sections = [...(chapter.split(/^## /m)[0] ?? '').matchAll(/^### (.+)$/gm)].map((match) => match[1])
    expect(sections.sort()).toEqual(alerts.map(({ alert }) => alert).sort())
  })
})

describe('the dashboard', () => {
  const panels = readPanels()

  test('panels have ids of their own and do not lie on each other', () => {
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length)
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, at) => `${x + (at % w)} ${y + Math.floor(at / w)}`),
    )
    expect(new Set(cells).size).toBe(cells.length)
  })

  test.each([
    ['reservation latency', 'xingzhi_graphql_operation_seconds_bucket'],
    ['refusals by code', 'xingzhi_refusals_total'],
    ['outbox age', 'xingzhi_outbox_age_seconds'],
    ['consumer lag', 'xingzhi_consumer_lag_messages'],
    ['dead letters', 'xingzhi_dead_letters'],
    ['database connections', 'xingzhi_database_connections'],
    ['live updates', 'xingzhi_live_updates_total'],
    ['error budget', 'xingzhi_graphql_operations_total'],
  ])('shows %s', (_what, metric) => {
    const shown = readExpressions().flatMap(({ promql }) => usesOf(promql).map((use) => use.metric))
    expect(shown).toContain(metric)
  })
})
