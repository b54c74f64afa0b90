import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

/** A question to Prometheus, and where it stands. */
export interface Expression {
  /** The alert's name, or the panel's title. */
  of: string
  promql: string
}

export interface Alert {
  alert: string
  expr: string
  for?: string
  labels: { severity: string }
  annotations: { summary: string; runbook: string }
}

export interface Panel {
  id: number
  title: string
  type: string
  gridPos: { x: number; y: number; w: number; h: number }
  targets?: { expr: string }[]
}

const folder = fileURLToPath(new URL('../', import.meta.url))
const read = (path: string) => readFileSync(`${folder}${path}`, 'utf8')

export function readAlerts(): Alert[] {
  const { groups } = parse(read('prometheus/alerts.yml')) as { groups: { rules: Alert[] }[] }
  return groups.flatMap(({ rules }) => rules)
}

export function readPanels(): Panel[] {
  return (JSON.parse(read('grafana/dashboards/xingzhi.json')) as { panels: Panel[] }).panels
}

export function readRunbook(): string {
  return read('../../docs/runbook.md')
}

/** Everything that the alerts and the dashboard ask Prometheus. */
export function readExpressions(): Expression[] {
  const ofAlerts = readAlerts().map(({ alert, expr }) => ({ of: alert, promql: expr }))
  const ofPanels = readPanels().flatMap(({ title, targets = [] }) =>
    targets.map(({ expr }) => ({ of: title, promql: expr.replaceAll('$__rate_interval', '5m') })),
  )
  return [...ofAlerts, ...ofPanels]
}
