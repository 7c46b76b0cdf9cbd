"""What vendors are told to make, who take one prompt for a whole clip."""

from rushes.core.jobs import VideoJob


def prompt_of(job: VideoJob) -> str:
    """The prompt of a clip of one stretch: what is said of the way from its first picture goes before the rest."""
    return (job.keyframes[0].prompt if job.keyframes else "") or job.prompt
