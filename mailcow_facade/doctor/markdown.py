from mailcow_facade.doctor.report import Report


def to_markdown(report: Report) -> str:
    raise NotImplementedError
