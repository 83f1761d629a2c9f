import { redirect } from "next/navigation";

/** The lab begins with the history: everything else stands on it. */
export default function LabPage() {
  redirect("/lab/history");
}
