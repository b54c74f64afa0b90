import { v5 } from 'uuid'

/** Fixed for ever: every person's id is derived from it. */
export const PERSON_NAMESPACE = '5b0f9c1e-6f0a-4d55-9a53-3f1f5d6c7a10'

/** The id of a demo person, such as `citizen-1` or `manager-3`. */
export function demoPersonId(name: string): string {
  return v5(`demo:${name}`, PERSON_NAMESPACE)
}

/** The id of a person who signs in at an OIDC issuer. */
export function oidcPersonId(issuer: string, subject: string): string {
  return v5(`${issuer}|${subject}`, PERSON_NAMESPACE)
}
