import { expect, test } from 'vitest'
import { readAudit } from '../audit.mjs'

const report = (vulnerabilities: object) =>
  JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: { dependencies: { total: 500 } } })
const hole = (name: string, severity: string) => ({
  [name]: { name, severity, range: '<2', via: [{ title: `${name} lets anybody in` }, 'other'] },
})

test('what is high or critical is a finding, and what is less is not', () => {
  const text = report({ ...hole('a', 'high'), ...hole('b', 'critical'), ...hole('c', 'moderate') })
  expect(readAudit(text)).toEqual({
    ran: true,
    packages: 500,
    findings: ['a <2 (high): a lets anybody in; by other', 'b <2 (critical): b lets anybody in; by other'],
  })
  expect(readAudit(report({}))).toEqual({ ran: true, packages: 500, findings: [] })
})

test.each([
  '{"message":"405 Method Not Allowed","statusCode":405}',
  '{"error":{"code":"ENOTFOUND","summary":"","detail":""}}',
  '{"vulnerabilities":{}}',
  '',
  '<html>',
])('an audit that did not happen is not a clean one: %s', (text) => {
  expect(readAudit(text)).toEqual({ ran: false, why: expect.any(String) })
})
