export type SignInOutcome = 'done' | 'busy' | 'failed'

const TOO_MANY_REQUESTS = 429

/** Signs in as a demo person; the answer is a redirect, whose cookie the browser keeps. */
export async function signInAs(person: string): Promise<SignInOutcome> {
  return outcomeOf(fetch('/demo/sign-in', formPost(new URLSearchParams({ person }))))
}

export async function signOut(): Promise<SignInOutcome> {
  return outcomeOf(fetch('/sign-out', formPost(new URLSearchParams())))
}

/** With an issuer the gateway answers this address itself: a whole-page visit leads there and back. */
export function oidcSignInAddress(returnTo: string): string {
  return `/sign-in?returnTo=${encodeURIComponent(returnTo)}`
}

function formPost(body: URLSearchParams): RequestInit {
  return { method: 'POST', body, redirect: 'manual', credentials: 'same-origin' }
}

async function outcomeOf(request: Promise<Response>): Promise<SignInOutcome> {
  try {
    const response = await request
    if (response.status === TOO_MANY_REQUESTS) return 'busy'
    return response.type === 'opaqueredirect' || response.ok ? 'done' : 'failed'
  } catch {
    return 'failed'
  }
}
