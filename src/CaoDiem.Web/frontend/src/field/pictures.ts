/** Photos scaled down and drawn anew, so that nothing of the camera's notes (place, time, device) remains; and a signature on glass. */
const longestSide = 1280;

export async function shrink(file: Blob): Promise<ArrayBuffer> {
  const image = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, longestSide / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  return toBytes(canvas, "image/jpeg");
}

export function toBytes(canvas: HTMLCanvasElement, type: string): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob.arrayBuffer()) : reject(new Error("no picture"))), type, 0.72));
}

/** Makes a canvas writable; gives whether something was written. */
export function signable(canvas: HTMLCanvasElement): () => boolean {
  const pen = canvas.getContext("2d")!;
  let written = false;
  let last: [number, number] | null = null;
  const at = (event: PointerEvent): [number, number] => {
    const box = canvas.getBoundingClientRect();
    return [((event.clientX - box.left) * canvas.width) / box.width, ((event.clientY - box.top) * canvas.height) / box.height];
  };
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.lineWidth = 3;
  pen.lineCap = "round";
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    last = at(event);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!last) return;
    const here = at(event);
    pen.beginPath();
    pen.moveTo(...last);
    pen.lineTo(...here);
    pen.stroke();
    last = here;
    written = true;
  });
  canvas.addEventListener("pointerup", () => (last = null));
  canvas.addEventListener("clear", () => {
    pen.fillRect(0, 0, canvas.width, canvas.height);
    written = false;
  });
  return () => written;
}
