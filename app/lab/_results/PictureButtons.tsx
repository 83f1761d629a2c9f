"use client";

import { type RefObject, useState } from "react";
import { PICTURE_KINDS, type PictureKind, takePicture } from "../../_charts/picture/picture.ts";
import { useWords } from "../../_i18n/Words.tsx";
import { certificateOf, grouped } from "./certificate.ts";
import { useResults } from "./ResultsProvider.tsx";

export interface PictureButtonsProps {
  readonly title: string;
  /** Of the files, without their ending. */
  readonly name: string;
  /** All that belongs into the picture. */
  readonly block: RefObject<HTMLElement | null>;
  /** How what is seen is worked out; absent: it says so itself. */
  readonly definition?: string;
}

/** Takes a part of the results along as a picture; what letters mean and what repeats it is written under it. */
export function PictureButtons({ title, name, block, definition }: PictureButtonsProps) {
  const words = useWords();
  const foot = useFoot(definition);
  const [failed, setFailed] = useState(false);
  const take = (kind: PictureKind) => {
    setFailed(false);
    if (block.current !== null) takePicture(name, kind, block.current, foot).catch(() => setFailed(true));
  };
  return (
    <>
      {failed && (
        <span role="alert" data-picture="none">
          {words("results.outFailed")}
        </span>
      )}
      {PICTURE_KINDS.map((kind) => (
        <button
          key={kind}
          type="button"
          className="lab-link"
          onClick={() => take(kind)}
          aria-label={`${kind.toUpperCase()}: ${title}`}
        >
          {kind.toUpperCase()}
        </button>
      ))}
    </>
  );
}

/** Letters with their scenarios, what is measured, and what repeats it; of results that are not over what there is. */
function useFoot(definition: string | undefined): readonly string[] {
  const words = useWords();
  const { news, about, isRunning, isStale } = useResults();
  if (news === undefined || about === undefined) return [];
  const certificate = isRunning || isStale ? undefined : certificateOf(news, about);
  const repeats = [
    words("results.runsDoneText", { runs: news.runs }),
    `${words("results.seed")} ${about.seed}`,
    ...(certificate === undefined ? [] : [`${words("results.certificate")} ${grouped(certificate.fingerprint)}`]),
  ];
  return [
    about.scenarios.map(({ tag, label }) => `${tag} ${label}`).join(" · "),
    ...(definition === undefined ? [] : [definition]),
    repeats.join(" · "),
  ];
}
