/** The address that is pressed to reach somebody; null where people have to read what to do. */
export function hrefOf(contact: string): string | null {
  if (/^\+?[\d\s()-]{5,20}$/.test(contact)) return `tel:${contact.replaceAll(/[^\d+]/g, '')}`
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact) ? `mailto:${contact}` : null
}
