// Draws a variant's picture on a canvas: as it is, stepped over the cloth as its repeat says, or on its product as the server shows it.

const images = new Map();

/** Loads a picture once. */
export function load(url) {
  if (!images.has(url)) {
    const image = new Image();
    image.decoding = 'async';
    image.src = url;
    images.set(url, image.decode().then(() => image, error => {
      images.delete(url);
      throw error;
    }));
    // A canvas or two are looked at; an evening's worth is not kept.
    if (images.size > 24) images.delete(images.keys().next().value);
  }
  return images.get(url);
}

/** Where a variant's close picture is, in its own colours or in a colourway's. */
export const urlOf = (tile, way) => way
  ? `/api/v1/variants/${tile.code}/colourways/${encodeURIComponent(way)}?v=${tile.picture}`
  : `/api/v1/variants/${tile.code}/preview?v=${tile.picture}`;

/** Where the variant's mock-up is. */
export const mockupOf = (tile, way) => `/api/v1/variants/${tile.code}/mockup?v=${tile.picture}${way ? `&colourway=${encodeURIComponent(way)}` : ''}`;

/** Draws the picture on a square canvas. */
export function draw(canvas, image, tile, view) {
  const g = canvas.getContext('2d'), side = canvas.width;
  g.save();
  g.clearRect(0, 0, side, side);
  g.imageSmoothingQuality = 'high';
  if (view === 'repeat' && tile.repeat) step(g, image, tile, side, side / (3 * Math.max(image.width, image.height)), 0, 0);
  else fit(g, image, side);
  g.restore();
}

function fit(g, image, side) {
  const scale = Math.min(side / image.width, side / image.height);
  g.drawImage(image, (side - image.width * scale) / 2, (side - image.height * scale) / 2, image.width * scale, image.height * scale);
}

// The stored tile over a square from (left, top): rows may shift right and columns down, by a part of the tile.
function step(g, image, tile, side, scale, left, top) {
  const w = image.width * scale, h = image.height * scale, { layout, shiftAcross, shiftDown } = tile.repeat;
  const columns = Math.ceil(side / w) + 1, rows = layout === 'border' ? 1 : Math.ceil(side / h) + 1;
  const down = layout === 'border' ? top + (side - h) / 2 : top;
  for (let row = layout === 'border' ? 0 : -1; row < rows; row++) {
    for (let column = -1; column < columns; column++) {
      const right = shiftAcross > 1 ? (((row % shiftAcross) + shiftAcross) % shiftAcross) / shiftAcross * w : 0;
      const lower = shiftDown > 1 ? (((column % shiftDown) + shiftDown) % shiftDown) / shiftDown * h : 0;
      // Half a pixel over its neighbours, so that rounding leaves no seam that is not in the cloth.
      g.drawImage(image, left + column * w + right, down + row * h + lower, w + 0.5, h + 0.5);
    }
  }
}
