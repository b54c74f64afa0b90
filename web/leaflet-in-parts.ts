/** Classes of Leaflet from which it makes others; that a class is made changes nothing but the class. */
const PARENTS = [
  ...['Class', 'Evented', 'Handler', 'Control', 'Icon', 'Renderer'],
  ...['Layer', 'GridLayer', 'TileLayer', 'ImageOverlay', 'LayerGroup', 'FeatureGroup', 'DivOverlay'],
  ...['Path', 'Polyline', 'CircleMarker'],
]

/** Leaflet says of none of its classes that it may be left out: said here, those that nobody uses are (2 KB compressed). */
export const leafletInParts = {
  alias: { find: /^leaflet$/, replacement: 'leaflet/dist/leaflet-src.esm.js' },
  manualPureFunctions: PARENTS.map((name) => `${name}.extend`),
}
