"""Charts of a record, as Altair charts and as files: one file a chart.

Needs `onrecord[charts]`. Each function takes rows that a record or its tracker gives.
"""

from onrecord.charts.courses import courses_chart
from onrecord.charts.files import ChartEnding, Theme, alternative_text, chart_bytes
from onrecord.charts.quoting import quoting_chart
from onrecord.charts.timeline import timeline_chart
from onrecord.charts.volume import volume_chart

__all__ = [
    "ChartEnding",
    "Theme",
    "alternative_text",
    "chart_bytes",
    "courses_chart",
    "quoting_chart",
    "timeline_chart",
    "volume_chart",
]
