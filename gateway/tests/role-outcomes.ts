/** Who asks, and what a field answers each of them with. `null` is an answer that hides something. */
export type Who = 'stranger' | 'citizen' | 'guide' | 'otherManager' | 'manager' | 'operator'
export type Row = { query: string; outcomes: Record<Who, string> }

export const all = (outcome: string): Row['outcomes'] => ({
  stranger: outcome,
  citizen: outcome,
  guide: outcome,
  otherManager: outcome,
  manager: outcome,
  operator: outcome,
})
export const public_ = all('ok')
export const signedIn = { ...all('ok'), stranger: 'SIGN_IN_REQUIRED' }
export const managers = { ...all('FORBIDDEN'), stranger: 'SIGN_IN_REQUIRED', manager: 'ok', operator: 'ok' }
export const operators = { ...all('FORBIDDEN'), stranger: 'SIGN_IN_REQUIRED', operator: 'ok' }
export const onlyOperators = { ...all('null'), operator: 'ok' }
export const onlyGuide = (others: string) => ({ ...all(others), stranger: 'SIGN_IN_REQUIRED', guide: 'ok' })
