interface Searchable {
  name: string
  nameEn: string | null
  streetTown: { name: string; nameEn: string }
}

/** Every word must be somewhere in the site's names, in either language and in any case. */
export function matches(site: Searchable, search: string): boolean {
  const { name, nameEn, streetTown } = site
  const words = [name, nameEn ?? '', streetTown.name, streetTown.nameEn].join(' ').toLocaleLowerCase()
  return search
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word))
}
