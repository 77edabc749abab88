import './credentials.css';
import { useEffect, useRef, type JSX } from 'react';

/** Draws a PNG. It needs no address, which the content policy would refuse, and stays nowhere. */
export function QrPicture({ png, label }: { readonly png: Uint8Array<ArrayBuffer>; readonly label: string }): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let isOver = false;
    const draw = async (): Promise<void> => {
      const picture = await createImageBitmap(new Blob([png], { type: 'image/png' }));
      const drawn = canvas.current;
      if (isOver || !drawn) return;
      drawn.width = picture.width;
      drawn.height = picture.height;
      drawn.getContext('2d')?.drawImage(picture, 0, 0);
    };
    void draw();
    return () => {
      isOver = true;
    };
  }, [png]);
  return <canvas ref={canvas} className="qr-picture" role="img" aria-label={label} />;
}
