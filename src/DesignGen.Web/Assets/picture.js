// Draws a variant's picture on a canvas: as it is, stepped over the cloth as its repeat says, or on a plain garment.

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

/** Draws the picture on a square canvas. */
export function draw(canvas, image, tile, view) {
  const g = canvas.getContext('2d'), side = canvas.width;
  g.save();
  g.clearRect(0, 0, side, side);
  g.imageSmoothingQuality = 'high';
  if (view === 'repeat' && tile.repeat) step(g, image, tile, side, side / (3 * Math.max(image.width, image.height)), 0, 0);
  else if (view === 'product' && tile.kind !== 'nail-set') shirt(g, image, tile, side);
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

// A plain T-shirt 520 mm across the chest, in units of a square of 1000; the print is as large on it as it will be.
const outline = new Path2D('M350 90 C400 140 600 140 650 90 L760 130 C800 145 830 175 850 215 L955 400 L815 470 L770 395 L770 905 C770 925 755 930 740 930 L260 930 C245 930 230 925 230 905 L230 395 L185 470 L45 400 L150 215 C170 175 200 145 240 130 Z');
const collar = new Path2D('M350 90 C400 140 600 140 650 90 C620 175 380 175 350 90 Z');
const chestMm = 520, chestUnits = 540;

function shirt(g, image, tile, side) {
  g.scale(side / 1000, side / 1000);
  const perMm = chestUnits / chestMm;
  g.fillStyle = tile.garment;
  g.fill(outline);
  g.save();
  g.clip(outline);
  if (tile.repeat && tile.kind === 'all-over') {
    step(g, image, tile, 1000, tile.widthMm * perMm / image.width, 0, 0);
  } else {
    const w = Math.min(tile.widthMm * perMm, 480), h = w * image.height / image.width;
    g.drawImage(image, 500 - w / 2, 230, w, h);
  }
  // Soft folds, the same on every cloth.
  const shade = g.createLinearGradient(180, 0, 820, 0);
  for (const [at, dark] of [[0, 0.22], [0.14, 0.04], [0.3, 0.08], [0.5, 0], [0.72, 0.07], [0.88, 0.03], [1, 0.22]]) shade.addColorStop(at, `rgba(0,0,0,${dark})`);
  g.fillStyle = shade;
  g.fillRect(0, 0, 1000, 1000);
  g.restore();
  g.fillStyle = 'rgba(0,0,0,.28)';
  g.fill(collar);
  g.lineWidth = 2;
  g.strokeStyle = 'rgba(128,128,128,.7)';
  g.stroke(outline);
}
