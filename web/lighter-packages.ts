/** Classes of Leaflet from which it makes others; that a class is made changes nothing but the class. */
const PARENTS = [
  ...['Class', 'Evented', 'Handler', 'Control', 'Icon', 'Renderer'],
  ...['Layer', 'GridLayer', 'TileLayer', 'ImageOverlay', 'LayerGroup', 'FeatureGroup', 'DivOverlay'],
  ...['Path', 'Polyline', 'CircleMarker'],
]

/** What packages bring that no page needs, left out. */
export const lighterPackages = {
  alias: [
    // Leaflet says of none of its classes that it may be left out: said here, those that nobody uses are (2 KB compressed).
    { find: /^leaflet$/, replacement: 'leaflet/dist/leaflet-src.esm.js' },
    // A stand-in for a React that does not have it yet.
    { find: 'use-sync-external-store/shim/index.js', replacement: 'react' },
  ],
  manualPureFunctions: PARENTS.map((name) => `${name}.extend`),
}
