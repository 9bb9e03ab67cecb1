from mailcow_facade.doctor.report import Report


def to_text(report: Report, *, width: int, color: bool, verbose: bool) -> str:
    raise NotImplementedError
